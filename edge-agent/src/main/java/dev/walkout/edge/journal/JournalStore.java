package dev.walkout.edge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The journal's folder: three tables of one RocksDB, written together or not at all.
 *
 * <p>One holds what each entry is, so that the journal is counted without reading pictures; one
 * holds the observations; one holds facts by name. For use by one thread. After a write that failed
 * the folder is opened anew by the next call: a log that the disk refused once stays refused.
 */
final class JournalStore implements AutoCloseable {

  private static final int FACTS = 0;
  private static final int HEADS = 1;
  private static final int RECORDS = 2;
  private static final List<byte[]> TABLES =
      List.of(RocksDB.DEFAULT_COLUMN_FAMILY, utf8("heads"), utf8("records"));

  private final Path dir;
  private final boolean readOnly;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<ColumnFamilyHandle> tables = new ArrayList<>();
  private RocksDB db;

  private JournalStore(Path dir, boolean readOnly) {
    this.dir = dir;
    this.readOnly = readOnly;
  }

  /**
   * Opens a folder, which is made if absent.
   *
   * @throws IllegalArgumentException if it cannot be used; nothing in it was changed
   */
  static JournalStore open(Path dir) {
    return usable(new JournalStore(dir, false));
  }

  /** Opens a folder to look into, also while an agent writes to it. */
  static JournalStore look(Path dir) {
    if (!JournalVersion.written(dir)) {
      throw new IllegalArgumentException(
          dir + " holds no journal: give the folder that journal.dir names");
    }
    return usable(new JournalStore(dir, true));
  }

  private static JournalStore usable(JournalStore store) {
    try {
      JournalVersion.check(store.dir);
      store.loadNative();
      store.reopen();
      return store;
    } catch (IOException | RocksDBException e) {
      store.close();
      throw new IllegalArgumentException(
          "journal.dir "
              + store.dir
              + " cannot be opened ("
              + e.getMessage()
              + "): end the agent that uses it, check the disk, or name another folder; nothing in"
              + " it was deleted",
          e);
    }
  }

  /** What is written together or not at all. */
  final class Batch implements AutoCloseable {
    private final WriteBatch batch = new WriteBatch();

    void put(Entry entry, byte[] record) {
      byte[] key = key(entry.position());
      run(() -> batch.put(table(HEADS), key, entry.head()));
      run(() -> batch.put(table(RECORDS), key, record));
    }

    void delete(long position) {
      run(() -> batch.delete(table(HEADS), key(position)));
      run(() -> batch.delete(table(RECORDS), key(position)));
    }

    void remember(String name, byte[] value) {
      run(() -> batch.put(table(FACTS), utf8(name), value));
    }

    @Override
    public void close() {
      batch.close();
    }
  }

  /** An empty batch. */
  Batch batch() {
    live();
    return new Batch();
  }

  /**
   * Writes a batch.
   *
   * @param durable whether it is on the disk itself on return, and not only with the kernel
   * @throws JournalFault if the disk did not take it; the same may be written again
   */
  void write(Batch batch, boolean durable) {
    try (WriteOptions how = new WriteOptions().setSync(durable)) {
      db.write(how, batch.batch);
    } catch (RocksDBException e) {
      close();
      throw fault(e);
    }
  }

  /** Everything that was written is on the disk itself on return. */
  void sync() {
    run(() -> live().flushWal(true));
  }

  /** A remembered fact. */
  Optional<byte[]> fact(String name) {
    try {
      return Optional.ofNullable(live().get(table(FACTS), utf8(name)));
    } catch (RocksDBException e) {
      throw fault(e);
    }
  }

  /** The remembered facts whose names begin so. */
  List<byte[]> facts(String prefix) {
    List<byte[]> found = new ArrayList<>();
    RocksDB open = live();
    try (RocksIterator at = open.newIterator(table(FACTS))) {
      at.seek(utf8(prefix));
      while (at.isValid() && new String(at.key(), StandardCharsets.UTF_8).startsWith(prefix)) {
        found.add(at.value());
        at.next();
      }
      run(at::status);
    }
    return found;
  }

  /** The first entry at or after a position. */
  Optional<Entry> first(long from) {
    List<Entry> found = new ArrayList<>(1);
    scan(from, 1, found::add);
    return found.stream().findFirst();
  }

  /** The last entry. */
  Optional<Entry> last() {
    RocksDB open = live();
    try (RocksIterator at = open.newIterator(table(HEADS))) {
      at.seekToLast();
      run(at::status);
      return at.isValid() ? Optional.of(entry(at)) : Optional.empty();
    }
  }

  /** Hands over at most so many entries, in order, from a position on. */
  void scan(long from, int limit, Consumer<Entry> sink) {
    RocksDB open = live();
    try (RocksIterator at = open.newIterator(table(HEADS))) {
      at.seek(key(from));
      for (int n = 0; n < limit && at.isValid(); n++) {
        sink.accept(entry(at));
        at.next();
      }
      run(at::status);
    }
  }

  /**
   * The observation of an entry; empty if the disk returned damaged bytes.
   *
   * @throws JournalFault if the disk did not answer
   */
  Optional<byte[]> record(long position) {
    try {
      return Optional.ofNullable(live().get(table(RECORDS), key(position)));
    } catch (RocksDBException e) {
      if (e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption) {
        return Optional.empty();
      }
      throw fault(e);
    }
  }

  @Override
  public void close() {
    for (int i = opened.size() - 1; i >= 0; i--) {
      try {
        opened.get(i).close();
      } catch (Exception e) {
        throw new IllegalStateException("closing RocksDB throws nothing", e);
      }
    }
    opened.clear();
    tables.clear();
    db = null;
  }

  private RocksDB live() {
    if (db == null) {
      try {
        reopen();
      } catch (RocksDBException e) {
        close();
        throw fault(e);
      }
    }
    return db;
  }

  /**
   * The native library goes to a place of its own: unpacked to the temporary folder, as by default,
   * it would stay behind whenever the process is killed.
   */
  private void loadNative() throws IOException {
    Path home = Files.createDirectories(dir.resolve("native"));
    if (readOnly) {
      home = Files.createTempDirectory("walkout-journal-");
      home.toFile().deleteOnExit();
    }
    NativeLibraryLoader.getInstance().loadLibrary(home.toString());
  }

  private void reopen() throws RocksDBException {
    DBOptions options = add(JournalTables.database());
    ColumnFamilyOptions table = add(JournalTables.options());
    List<ColumnFamilyDescriptor> wanted =
        TABLES.stream().map(name -> new ColumnFamilyDescriptor(name, table)).toList();
    List<ColumnFamilyHandle> found = new ArrayList<>();
    db =
        readOnly
            ? RocksDB.openReadOnly(options, dir.toString(), wanted, found)
            : RocksDB.open(options, dir.toString(), wanted, found);
    add(db);
    found.forEach(this::add);
    tables.addAll(found);
  }

  private <T extends AutoCloseable> T add(T open) {
    opened.add(open);
    return open;
  }

  private ColumnFamilyHandle table(int which) {
    return tables.get(which);
  }

  private static Entry entry(RocksIterator at) {
    return Entry.read(ByteBuffer.wrap(at.key()).getLong(), at.value());
  }

  private static byte[] key(long position) {
    return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private interface Call {
    void run() throws RocksDBException;
  }

  private void run(Call call) {
    try {
      call.run();
    } catch (RocksDBException e) {
      throw fault(e);
    }
  }

  private JournalFault fault(RocksDBException e) {
    return new JournalFault("the journal in " + dir + ": " + e.getMessage(), e);
  }
}
