package org.zethus.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
  @TempDir Path folder;

  @Test
  void whatTheFileSystemRefusesIsSaidInWords() throws IOException {
    Path missing = folder.resolve("missing");
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xc3, 0x28});
    assertThat(reason(() -> Files.readString(missing)))
        .isEqualTo("there is no file or folder " + missing);
    assertThat(reason(() -> Files.newDirectoryStream(bytes))).isEqualTo(bytes + " is no folder");
    assertThat(reason(() -> Files.readString(bytes))).isEqualTo("it is not UTF-8 text");
    assertThat(reason(() -> Files.createDirectory(bytes))).isEqualTo(bytes + " is there already");
    assertThat(reason(() -> Files.delete(folder))).isEqualTo("the folder %s is not empty", folder);
  }

  @ParameterizedTest
  @MethodSource
  void reasons(Throwable failure, String words) {
    assertThat(Reason.of(failure)).isEqualTo(words);
  }

  static Arguments[] reasons() {
    return new Arguments[] {
      Arguments.of(new AccessDeniedException("/root"), "permission denied for /root"),
      Arguments.of(new EOFException(), "it ends too early"),
      Arguments.of(new UnknownHostException("no.where"), "no address is known of no.where"),
      Arguments.of(new HttpConnectTimeoutException("timed out"), "no answer in time"),
      Arguments.of(new ConnectException(), "no connection"),
      Arguments.of(new IOException("No space left on device"), "No space left on device"),
      Arguments.of(new IOException(), "IOException"),
      Arguments.of(new UncheckedIOException(new IOException("torn")), "torn"),
      Arguments.of(new ExecutionException(new IOException("torn")), "torn")
    };
  }

  private static String reason(org.assertj.core.api.ThrowableAssert.ThrowingCallable fails) {
    return Reason.of(catchThrowable(fails));
  }
}
