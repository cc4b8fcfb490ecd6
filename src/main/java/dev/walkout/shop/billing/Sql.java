package dev.walkout.shop.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements on one connection; what the database cannot do is a bug or its file is broken, and
 * both end the work.
 */
final class Sql implements AutoCloseable {

  /** Reads one row of an answer. */
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private interface Work {
    void run() throws SQLException;
  }

  private final Connection connection;

  /** Statements on this connection, which does not commit by itself. */
  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Runs a statement that changes rows. */
  void update(String text, List<?> values) {
    doing(
        () -> {
          try (PreparedStatement statement = prepared(text, values)) {
            statement.executeUpdate();
          }
        });
  }

  /** All rows of the answer. */
  <T> List<T> rows(String text, List<?> values, Reading<T> reading) {
    List<T> rows = new ArrayList<>();
    doing(
        () -> {
          try (PreparedStatement statement = prepared(text, values);
              ResultSet found = statement.executeQuery()) {
            while (found.next()) {
              rows.add(reading.read(found));
            }
          }
        });
    return rows;
  }

  /** The first row of the answer, if there is one. */
  <T> Optional<T> row(String text, List<?> values, Reading<T> reading) {
    return rows(text, values, reading).stream().findFirst();
  }

  void commit() {
    doing(connection::commit);
  }

  void rollback() {
    doing(connection::rollback);
  }

  @Override
  public void close() {
    doing(connection::close);
  }

  private PreparedStatement prepared(String text, List<?> values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    try {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static void doing(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger's database failed: " + e.getMessage(), e);
    }
  }
}
