package org.zethus.torch.kernels;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.TorchScriptModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions in TorchScript, from a source file in the bundle, loaded when the first one is called.
 *
 * <p>The file holds functions in TorchScript's own form: {@code def name(self, x: Tensor, …) ->
 * Tensor:}, operators as {@code torch.conv1d(…)}, one another as {@code self.name(…)}. Arguments
 * are {@link NDArray}, {@code NDArray[]}, {@link Long}, {@link Double}, {@link Boolean}, {@code
 * long[]} and {@code double[]}; trailing ones that have a default may be left out. Threads may
 * share it. Its native memory is freed when nothing refers to it any more: with a plugin's classes.
 */
public final class TorchScript {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Class<?> owner;
  private final String resource;
  private volatile @Nullable TorchScriptModule module;

  private TorchScript(Class<?> owner, String resource) {
    this.owner = owner;
    this.resource = resource;
  }

  /** {@return the functions of the file {@code resource} that lies beside the class} */
  public static TorchScript beside(Class<?> owner, String resource) {
    return new TorchScript(owner, resource);
  }

  /**
   * Calls a function that returns a tensor.
   *
   * @return a new array, in the manager of the first argument
   */
  public NDArray call(String function, NDArray first, Object... rest) {
    PtNDManager manager = (PtNDManager) first.getManager();
    return run(module -> module.call(manager, function, arguments(first, rest)));
  }

  /**
   * Calls a function whose first argument is a list.
   *
   * @return a new array, in {@code manager}
   */
  public NDArray call(NDManager manager, String function, NDArray[] first, Object... rest) {
    return run(module -> module.call((PtNDManager) manager, function, arguments(first, rest)));
  }

  /** Calls a function that returns a list of tensors; otherwise as {@link #call}. */
  public NDArray[] callForList(String function, NDArray first, Object... rest) {
    PtNDManager manager = (PtNDManager) first.getManager();
    return run(module -> module.callForList(manager, function, arguments(first, rest)));
  }

  private <T> T run(Function<TorchScriptModule, T> body) {
    try {
      return body.apply(module());
    } finally {
      Reference.reachabilityFence(this); // else the module might be freed under the call
    }
  }

  private static Object[] arguments(Object first, Object[] rest) {
    Object[] all = new Object[rest.length + 1];
    all[0] = nativeOf(first);
    for (int i = 0; i < rest.length; i++) {
      all[i + 1] = nativeOf(rest[i]);
    }
    return all;
  }

  private static Object nativeOf(Object argument) {
    return argument instanceof NDArray[] list ? natives(list) : argument;
  }

  private static PtNDArray[] natives(NDArray[] list) {
    PtNDArray[] arrays = new PtNDArray[list.length];
    System.arraycopy(list, 0, arrays, 0, list.length);
    return arrays;
  }

  private TorchScriptModule module() {
    TorchScriptModule loaded = module;
    return loaded == null ? loadOnce() : loaded;
  }

  private synchronized TorchScriptModule loadOnce() {
    TorchScriptModule loaded = module;
    if (loaded == null) {
      try (InputStream in = owner.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("no resource %s beside %s".formatted(resource, owner));
        }
        String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        loaded = TorchScriptModule.load(new ByteArrayInputStream(Archive.of(source)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read resource " + resource, e);
      }
      CLEANER.register(this, loaded::close);
      module = loaded;
    }
    return loaded;
  }
}
