package org.zethus.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;

class InstancePoolTest {
  private static final Checkpoint CHECKPOINT =
      Checkpoint.untrained("some", Config.parse("{}", "some"), 1);

  private final Slots slots = new Slots();
  private final InstancePool pool = new InstancePool(slots);
  private final Slot model = slot("model/jets");
  private final Slot vocoder = slot("vocoder/vocos");
  private final List<String> closed = new ArrayList<>();

  @Test
  void whatOthersLoadedStaysWhenAPluginLeavesThatLoadedNothing() {
    loadBoth();
    pool.drop(Set.of(slot("evaluator/crepe")));
    assertThat(closed).isEmpty();
  }

  @Test
  void onlyWhatALeavingPluginLoadedIsClosed() {
    loadBoth();
    pool.drop(Set.of(vocoder));
    assertThat(closed).containsExactly("vocoder/vocos");
    assertThat(slots.users(List.of(vocoder))).isZero();
    assertThat(slots.users(List.of(model))).isOne();
  }

  @Test
  void allIsLetGoWhenAVoiceLeaves() {
    loadBoth();
    pool.drop(Set.of(slot("voice/starter")));
    assertThat(closed).containsExactlyInAnyOrder("model/jets", "vocoder/vocos");
  }

  @Test
  void whatIsInUseIsClosedAfterItsLastLease() {
    Lease<AutoCloseable> first = lease(vocoder);
    Lease<AutoCloseable> second = lease(vocoder);
    pool.drop(Set.of(vocoder));
    first.close();
    assertThat(closed).isEmpty();
    second.close();
    assertThat(closed).containsExactly("vocoder/vocos");
  }

  private void loadBoth() {
    lease(model).close();
    lease(vocoder).close();
  }

  private Lease<AutoCloseable> lease(Slot slot) {
    Optional<Slot> used = slots.use(slot.info.name());
    return pool.lease(
        used.orElseThrow(), CHECKPOINT, Device.CPU, () -> () -> closed.add(slot.info.name()));
  }

  /** {@return a plugin in service, of which nothing but its name is asked} */
  private Slot slot(String name) {
    String[] parts = name.split("/", 2);
    PluginInfo info =
        new PluginInfo(parts[0], parts[1], "", "1.0.0", "test", 1, PluginInfo.State.READY, "");
    Slot slot = new Slot(info, unused(ServiceReference.class), unused(BundleContext.class));
    slots.add(slot);
    return slot;
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }
}
