package dev.walkout.shop.billing;

import dev.walkout.shop.UserError;
import dev.walkout.shop.billing.SettlementRules.Booked;
import dev.walkout.shop.billing.SettlementRules.Decision;
import dev.walkout.shop.billing.SettlementRules.Repeated;
import dev.walkout.shop.billing.SettlementRules.Standing;
import dev.walkout.topology.core.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A double-entry ledger in an embedded database: what each trip owes against what each store sold.
 *
 * <p>What is taken in and the position it was read at become durable together, with {@link
 * #commit}; a process that is killed before goes on as if it had never read them. One process uses
 * a ledger at a time. For use by one thread.
 */
public final class Ledger implements AutoCloseable {

  /** H2's code for a database that another process has open. */
  private static final int IN_USE = 90020;

  private static final String SCHEMA = "/billing/ledger.sql";

  private final Sql sql;

  private Ledger(Sql sql) {
    this.sql = sql;
  }

  /**
   * Opens the ledger in a file, or begins one.
   *
   * @param file its path; the database adds {@code .mv.db} to it
   * @throws UserError if the file cannot be used or another process has it open
   */
  public static Ledger open(Path file) {
    String path = file.toAbsolutePath().toString();
    if (path.contains(";")) {
      throw new UserError("--ledger is '" + file + "': give a path without a semicolon");
    }
    // Committed is written: the default waits half a second for more, which a kill would undo.
    String url =
        "jdbc:h2:file:" + path + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    try {
      Connection connection = DriverManager.getConnection(url);
      try (Statement statement = connection.createStatement()) {
        statement.execute(schema());
        connection.setAutoCommit(false);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new Ledger(new Sql(connection));
    } catch (SQLException e) {
      throw new UserError(
          "--ledger "
              + file
              + (e.getErrorCode() == IN_USE
                  ? " is in use by another process: stop it, or give another file"
                  : " cannot be used ("
                      + e.getMessage()
                      + "): give a file in a folder that you may write to, or move it away; a new"
                      + " one is booked from the topic"),
          e);
    }
  }

  /**
   * Opens a ledger that is there.
   *
   * @throws UserError if there is none, and as {@link #open} does
   */
  public static Ledger existing(Path file) {
    if (!Files.exists(Path.of(file + ".mv.db"))) {
      throw new UserError(
          "--ledger " + file + " does not exist: give --kafka or --dir to settle receipts into it");
    }
    return open(file);
  }

  /**
   * Binds the ledger to the cluster whose receipts it holds.
   *
   * @throws UserError if it holds those of another: offsets and receipts would be mixed
   */
  void readFrom(String cluster) {
    Optional<String> before =
        sql.row("SELECT cluster FROM source", List.of(), found -> found.getString(1));
    if (before.isEmpty()) {
      sql.update("INSERT INTO source VALUES (1, ?)", List.of(cluster));
    } else if (!before.get().equals(cluster)) {
      throw new UserError(
          "--ledger holds the receipts of the Kafka cluster "
              + before.get()
              + ", not of "
              + cluster
              + ": give another file");
    }
  }

  /** The next offset to read of each partition; those that were never read are missing. */
  Map<Integer, Long> positions() {
    Map<Integer, Long> positions = new HashMap<>();
    sql.rows(
            "SELECT topic_partition, next_offset FROM positions",
            List.of(),
            found -> Map.entry(found.getInt(1), found.getLong(2)))
        .forEach(each -> positions.put(each.getKey(), each.getValue()));
    return positions;
  }

  /** Everything of the partition before this offset has been read. */
  void move(int partition, long nextOffset) {
    sql.update("MERGE INTO positions VALUES (?, ?)", List.of(partition, nextOffset));
  }

  /**
   * Takes a version of a receipt in, once.
   *
   * @throws BadReceipt if it contradicts what was taken in before; then nothing has changed
   */
  Decision take(Claim claim) {
    Decision decision = SettlementRules.decide(standing(claim), claim);
    if (decision instanceof Repeated) {
      return decision;
    }
    note(claim);
    if (decision instanceof Booked booked) {
      long minor = booked.difference().minor();
      post(claim, "receivable/" + claim.tripId(), minor);
      post(claim, "sales/" + claim.storeId(), -minor);
    }
    return decision;
  }

  /** Keeps a record that breaks the contract, for a person to look at. */
  void refuse(Refusal refusal) {
    List<Object> values = new ArrayList<>(List.of(refusal.partition(), refusal.offset()));
    values.add(refusal.tripId());
    values.add(refusal.reason());
    values.add(refusal.value());
    sql.update("MERGE INTO refused VALUES (?, ?, ?, ?, ?)", values);
  }

  /** Makes everything since the last commit durable, all of it or nothing. */
  void commit() {
    sql.commit();
  }

  /** Forgets everything since the last commit. */
  void rollback() {
    sql.rollback();
  }

  /** What every receipt has come to, in order of leaving, and what does not fit. */
  public Books books() {
    return new Books(
        sql.rows(
            """
            SELECT v.receipt_id, v.trip_id, v.store_id, v.version, v.status, v.currency, v.reason,
              v.final_by, (SELECT COALESCE(SUM(p.minor), 0) FROM postings p
                WHERE p.receipt_id = v.receipt_id AND p.account = 'receivable/' || v.trip_id)
            FROM versions v
            WHERE v.version = (SELECT MAX(w.version) FROM versions w
              WHERE w.receipt_id = v.receipt_id)
            ORDER BY v.left_at, v.trip_id""",
            List.of(),
            Ledger::account),
        sql.rows(
            """
            SELECT p.receipt_id, p.version, p.account, p.minor, v.currency FROM postings p
            JOIN versions v ON v.receipt_id = p.receipt_id AND v.version = p.version
            ORDER BY v.left_at, v.trip_id, p.version, p.account""",
            List.of(),
            found ->
                new Books.Posting(
                    found.getString(1),
                    found.getInt(2),
                    found.getString(3),
                    new Money(found.getLong(4), found.getString(5)))),
        sql.rows(
            """
            SELECT topic_partition, record_offset, trip_id, reason, record_value FROM refused
            ORDER BY topic_partition, record_offset""",
            List.of(),
            found ->
                new Refusal(
                    found.getInt(1),
                    found.getLong(2),
                    found.getString(3),
                    found.getString(4),
                    found.getBytes(5))));
  }

  @Override
  public void close() {
    sql.close();
  }

  private static Books.Account account(ResultSet found) throws SQLException {
    Instant finalBy = found.getObject(8, Instant.class);
    return new Books.Account(
        found.getString(1),
        found.getString(2),
        found.getString(3),
        found.getInt(4),
        found.getString(5),
        new Money(found.getLong(9), found.getString(6)),
        found.getString(7),
        Optional.ofNullable(finalBy));
  }

  private Optional<Standing> standing(Claim claim) {
    String id = claim.receiptId();
    return sql.row(
        """
        SELECT version, status, currency, (SELECT COALESCE(SUM(minor), 0) FROM postings
          WHERE receipt_id = ? AND account = ?)
        FROM versions WHERE receipt_id = ? ORDER BY version DESC LIMIT 1""",
        List.of(id, "receivable/" + claim.tripId(), id),
        found ->
            new Standing(
                found.getInt(1),
                !found.getString(2).equals("PROVISIONAL"),
                hash(id, claim.version()),
                hash(id, claim.version() - 1),
                new Money(found.getLong(4), found.getString(3))));
  }

  private Optional<String> hash(String receiptId, int version) {
    return sql.row(
        "SELECT evidence_hash FROM versions WHERE receipt_id = ? AND version = ?",
        List.of(receiptId, version),
        found -> found.getString(1));
  }

  private void note(Claim claim) {
    List<Object> values =
        new ArrayList<>(
            List.of(claim.receiptId(), claim.version(), claim.tripId(), claim.storeId()));
    values.addAll(List.of(claim.status().name(), claim.owed().minor(), claim.owed().currency()));
    values.addAll(List.of(claim.reason(), claim.proof().evidenceHash()));
    values.add(claim.leftAt().atOffset(ZoneOffset.UTC));
    values.add(claim.finalBy() == null ? null : claim.finalBy().atOffset(ZoneOffset.UTC));
    sql.update("INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values);
  }

  private void post(Claim claim, String account, long minor) {
    sql.update(
        "INSERT INTO postings VALUES (?, ?, ?, ?)",
        List.of(claim.receiptId(), claim.version(), account, minor));
  }

  private static String schema() {
    try (InputStream script = Ledger.class.getResourceAsStream(SCHEMA)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(SCHEMA + " is part of the program", e);
    }
  }
}
