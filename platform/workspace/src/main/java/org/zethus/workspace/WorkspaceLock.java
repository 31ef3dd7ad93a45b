package org.zethus.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;

/**
 * The operating system's lock on a file, which ends with its process however that dies. The file
 * says which process has it.
 */
final class WorkspaceLock implements AutoCloseable {
  static final String FILE = "lock";

  private final FileChannel channel;

  private WorkspaceLock(FileChannel channel) {
    this.channel = channel;
  }

  static WorkspaceLock take(Workspace workspace) throws IOException {
    Path file = workspace.work().resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      if (tryLock(channel) == null) {
        throw new ZethusException(
            "workspace %s is in use by %s; wait for it to end, stop it, or name another folder with"
                    .formatted(workspace.folder(), holder(file))
                + " --workspace.");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      held = true;
      return new WorkspaceLock(channel);
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another run of this process has it
    }
  }

  private static String holder(Path file) throws IOException {
    String pid = Files.readString(file).strip();
    if (pid.isEmpty()) {
      return "another process"; // which took it this moment and has not written yet
    }
    return pid.equals(Long.toString(ProcessHandle.current().pid()))
        ? "another run in this process"
        : "process " + pid;
  }

  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      // Closing ended the lock, and that is what matters: who reads the file asks the lock first.
    }
  }
}
