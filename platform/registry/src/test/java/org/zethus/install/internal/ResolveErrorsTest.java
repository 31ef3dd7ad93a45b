package org.zethus.install.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class ResolveErrorsTest {
  @Test
  void onlyAnActivatorIsSaidToThrow() {
    BundleException thrown =
        new BundleException(
            "start error", BundleException.ACTIVATOR_ERROR, new IllegalStateException("no moon"));
    assertThat(ResolveErrors.explain(thrown)).contains("throws when it is activated", "no moon");

    BundleException damaged =
        new BundleException("Unable to cache bundle: plugin:1", new ZipException("no END header"));
    assertThat(ResolveErrors.explain(damaged))
        .contains("no bundle that the framework can read", "no END header")
        .doesNotContain("activated");
  }
}
