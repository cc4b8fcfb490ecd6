package dev.walkout.edge.journal;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.WALRecoveryMode;

/** How much memory and disk RocksDB may take beside what it holds. */
final class JournalTables {

  /** Of all tables together: a journal that drains as fast as it fills is never written out. */
  private static final long WRITE_BUFFERS = 16L << 20;

  private static final long LARGEST_LOG = 64L << 20;

  private static final long WRITE_BUFFER = 8L << 20;
  private static final long FILE = 16L << 20;

  private JournalTables() {}

  /** Recovered up to the last whole write, all tables to the same one. */
  static DBOptions database() {
    return new DBOptions()
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setAtomicFlush(true)
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setDbWriteBufferSize(WRITE_BUFFERS)
        .setMaxTotalWalSize(LARGEST_LOG)
        .setMaxOpenFiles(64)
        .setMaxBackgroundJobs(2)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setMaxLogFileSize(1 << 20)
        .setKeepLogFileNum(2);
  }

  static ColumnFamilyOptions options() {
    return new ColumnFamilyOptions()
        .setWriteBufferSize(WRITE_BUFFER)
        .setTargetFileSizeBase(FILE)
        .setMaxBytesForLevelBase(4 * FILE)
        .setCompressionType(CompressionType.NO_COMPRESSION) // pictures are compressed already
        .setTableFormatConfig(new BlockBasedTableConfig().setBlockSize(16 << 10));
  }
}
