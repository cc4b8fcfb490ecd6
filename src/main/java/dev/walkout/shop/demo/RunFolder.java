package dev.walkout.shop.demo;

import dev.walkout.shop.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The folder of a run: the broker's log and the topologies' state; used by one process at a time.
 */
public final class RunFolder implements AutoCloseable {

  /** A run of some hundred trips writes less than half of it. */
  static final long LEAST_FREE_BYTES = 512L << 20;

  private static final String RUN = "run.txt";
  private static final String BROKER = "broker";

  private final Path root;
  private final boolean temporary;
  private final FileChannel lock;

  private RunFolder(Path root, boolean temporary, FileChannel lock) {
    this.root = root;
    this.temporary = temporary;
    this.lock = lock;
  }

  /**
   * Opens a kept folder, or a temporary one.
   *
   * @param kept the folder to keep; made if absent
   * @param run what is run in it; a kept folder of another run is refused
   * @throws UserError if it cannot be written, is too full, is in use, or holds another run
   */
  public static RunFolder open(Optional<Path> kept, String run) {
    return open(kept, run, LEAST_FREE_BYTES);
  }

  /**
   * Opens a kept folder to work on what its run left, whatever was run in it.
   *
   * @throws UserError if it holds no broker's log, cannot be written, or is in use
   */
  public static RunFolder resume(Path kept) {
    if (!Files.isDirectory(kept.resolve(BROKER))) {
      throw new UserError(
          "--dir " + kept + " holds no shop: give a folder that `walkout demo --dir` has kept");
    }
    try {
      Path root = kept.toRealPath();
      return new RunFolder(root, false, lock(root));
    } catch (IOException e) {
      throw new UserError(
          "--dir "
              + kept
              + " cannot be written ("
              + reason(e)
              + "): give one that you may write to",
          e);
    }
  }

  static RunFolder open(Optional<Path> kept, String run, long leastFreeBytes) {
    Path root = null;
    RunFolder folder = null;
    try {
      root = kept.isPresent() ? directory(kept.get()) : Files.createTempDirectory("walkout-");
      folder = new RunFolder(root, kept.isEmpty(), lock(root));
      checkSpace(root, leastFreeBytes);
      claim(root.resolve(RUN), run);
      return folder;
    } catch (UserError e) {
      giveBack(folder);
      throw e;
    } catch (IOException e) {
      giveBack(folder);
      throw new UserError(
          "--dir "
              + (root == null ? kept.map(Path::toString).orElse("") : root)
              + " cannot be written ("
              + reason(e)
              + "): choose a folder that you may write to",
          e);
    }
  }

  /** A folder that is refused must not stay locked, nor a temporary one behind. */
  private static void giveBack(RunFolder refused) {
    if (refused != null) {
      refused.close();
    }
  }

  /** Where the broker's log lies. */
  public Path broker() {
    return sub(BROKER);
  }

  /** Where the topologies' state lies. */
  public Path state() {
    return sub("state");
  }

  @Override
  public void close() {
    try {
      lock.close();
      if (temporary) {
        deleteAll(root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not clean up " + root, e);
    }
  }

  private Path sub(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UserError("--dir " + root + " cannot be written (" + reason(e) + ")", e);
    }
  }

  /** Some exceptions of the file system say only the file, and their kind is the message. */
  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : e.getClass().getSimpleName() + " " + e.getMessage();
  }

  private static Path directory(Path wanted) throws IOException {
    if (Files.exists(wanted) && !Files.isDirectory(wanted)) {
      throw new UserError("--dir " + wanted + " is a file: give a folder");
    }
    return Files.createDirectories(wanted).toRealPath();
  }

  private static void checkSpace(Path root, long leastFreeBytes) throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < leastFreeBytes) {
      throw new UserError(
          "--dir "
              + root
              + " has "
              + (free >> 20)
              + " MB free and a run needs "
              + (leastFreeBytes >> 20)
              + " MB: free some, or choose another folder");
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new UserError(
          "--dir " + root + " is in use by another run: stop it, or choose another folder");
    }
    return channel;
  }

  private static void claim(Path file, String run) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, run + "\n");
    }
    String before = Files.readString(file).strip();
    if (!before.equals(run)) {
      throw new UserError(
          "--dir "
              + file.getParent()
              + " holds the run '"
              + before
              + "', not '"
              + run
              + "': start it with the same settings, or choose another folder");
    }
  }

  private static void deleteAll(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // the broker tidies up at the same time
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
