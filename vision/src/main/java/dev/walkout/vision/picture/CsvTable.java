package dev.walkout.vision.picture;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file in UTF-8 with a header, read whole and checked against the columns it may have. */
public final class CsvTable {

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private CsvTable() {}

  /**
   * A line of the file.
   *
   * @param file it stands in
   * @param line its number, the header being 1, as long as no cell holds a line break
   * @param cells those that are not blank, by column
   */
  public record Row(Path file, int line, Map<String, String> cells) {
    public Row {
      cells = Map.copyOf(cells);
    }

    /** The text of a cell without blanks around it, or nothing. */
    public String get(String column) {
      return cells.getOrDefault(column, "");
    }

    /** What is wrong with a cell, naming file, line, column and value. */
    public IllegalArgumentException refuse(String column, String why) {
      return new IllegalArgumentException(
          file + " line " + line + ": " + column + " is '" + get(column) + "', " + why);
    }
  }

  /**
   * The lines of a file.
   *
   * @param columns it may have
   * @param needed those of them that no line may leave blank
   * @throws IllegalArgumentException naming the file, the line or column, and the remedy
   */
  public static List<Row> read(Path file, List<String> columns, List<String> needed) {
    CsvSchema withHeader = CsvSchema.emptySchema().withHeader();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        MappingIterator<Map<String, String>> lines =
            CSV.readerForMapOf(String.class).with(withHeader).readValues(reader)) {
      List<Row> rows = new ArrayList<>();
      while (lines.hasNextValue()) {
        Map<String, String> cells = new HashMap<>();
        lines.nextValue().forEach((column, cell) -> put(cells, column, cell));
        rows.add(new Row(file, rows.size() + 2, cells));
      }
      checkColumns(file, (CsvSchema) lines.getParserSchema(), columns, needed);
      rows.forEach(row -> check(row, needed));
      return rows;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + " cannot be read (" + first(e.getMessage()) + "): write it as CSV in UTF-8", e);
    }
  }

  private static void put(Map<String, String> cells, String column, String cell) {
    if (cell != null && !cell.isBlank()) {
      cells.put(column.strip(), cell.strip());
    }
  }

  private static void check(Row row, List<String> needed) {
    for (String column : needed) {
      if (row.get(column).isEmpty()) {
        throw row.refuse(column, "which every line needs: fill it in");
      }
    }
  }

  private static void checkColumns(
      Path file, CsvSchema schema, List<String> columns, List<String> needed) {
    List<String> header = new ArrayList<>();
    schema.forEach(column -> header.add(column.getName().strip()));
    if (!columns.containsAll(header) || !header.containsAll(needed)) {
      throw new IllegalArgumentException(
          file
              + " has the columns "
              + header
              + ": give '"
              + String.join("', '", needed)
              + "' and any of "
              + columns);
    }
  }

  private static String first(String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
