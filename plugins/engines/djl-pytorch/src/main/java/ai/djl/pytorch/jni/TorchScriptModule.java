package ai.djl.pytorch.jni;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullMarked;

/**
 * A TorchScript archive whose methods can be called by name, with gradients.
 *
 * <p>It stands in DJL's package because what DJL makes public ({@link IValueUtils#runMethod})
 * always switches gradients off; the native method below it takes them as an argument. Threads may
 * share a module; closing it under a running call is the caller's fault.
 */
@NullMarked // the class alone: the package is DJL's
public final class TorchScriptModule implements AutoCloseable {
  private final AtomicLong handle;

  private TorchScriptModule(long handle) {
    this.handle = new AtomicLong(handle);
  }

  /** Loads an archive as {@code torch.jit.save} writes it. */
  public static TorchScriptModule load(InputStream archive) throws IOException {
    return new TorchScriptModule(JniUtils.loadModuleHandle(archive, Device.cpu(), false, false));
  }

  /**
   * Runs a method that returns one tensor.
   *
   * @param manager the result joins it
   * @param arguments {@link PtNDArray}, {@code PtNDArray[]}, {@link Long}, {@link Double}, {@link
   *     Boolean}, {@code long[]} or {@code double[]}, as the method declares them; trailing ones
   *     with a default may be left out
   */
  public PtNDArray call(PtNDManager manager, String method, Object... arguments) {
    long result = run(method, arguments);
    try {
      return new PtNDArray(manager, PyTorchLibrary.LIB.iValueToTensor(result));
    } finally {
      PyTorchLibrary.LIB.torchDeleteIValue(result);
    }
  }

  /** Runs a method that returns a list of tensors; otherwise as {@link #call}. */
  public PtNDArray[] callForList(PtNDManager manager, String method, Object... arguments) {
    long result = run(method, arguments);
    try {
      long[] handles = PyTorchLibrary.LIB.iValueToTensorList(result);
      PtNDArray[] arrays = new PtNDArray[handles.length];
      for (int i = 0; i < handles.length; i++) {
        arrays[i] = new PtNDArray(manager, handles[i]);
      }
      return arrays;
    } finally {
      PyTorchLibrary.LIB.torchDeleteIValue(result);
    }
  }

  /** Runs a method for its effect; it must return something, e.g. an int. */
  public void callForEffect(String method, Object... arguments) {
    PyTorchLibrary.LIB.torchDeleteIValue(run(method, arguments));
  }

  private long run(String method, Object[] arguments) {
    long[] values = new long[arguments.length];
    int made = 0;
    try {
      for (; made < arguments.length; made++) {
        values[made] = toIValue(arguments[made]);
      }
      // Per thread. The optimising executor rewrites a function on its first calls, and with it the
      // last bits of its gradients: a resumed training run would part from one that was not
      // stopped.
      PyTorchLibrary.LIB.setGraphExecutorOptimize(false);
      return PyTorchLibrary.LIB.moduleRunMethod(handle(), method, values, true, false);
    } finally {
      for (int i = 0; i < made; i++) {
        PyTorchLibrary.LIB.torchDeleteIValue(values[i]);
      }
    }
  }

  private static long toIValue(Object argument) {
    PyTorchLibrary torch = PyTorchLibrary.LIB;
    if (argument instanceof PtNDArray array) {
      return torch.iValueFromTensor(array.getHandle());
    } else if (argument instanceof Long number) {
      return torch.iValueFromLong(number);
    } else if (argument instanceof Double number) {
      return torch.iValueFromDouble(number);
    } else if (argument instanceof Boolean flag) {
      return torch.iValueFromBool(flag);
    } else if (argument instanceof long[] numbers) {
      return torch.iValueFromLongList(numbers);
    } else if (argument instanceof double[] numbers) {
      return torch.iValueFromDoubleList(numbers);
    } else if (argument instanceof PtNDArray[] arrays) {
      long[] handles = new long[arrays.length];
      for (int i = 0; i < arrays.length; i++) {
        handles[i] = arrays[i].getHandle();
      }
      return torch.iValueFromTensorList(handles);
    }
    throw new IllegalArgumentException(
        "TorchScript takes tensors, Long, Double, Boolean and lists of them, found "
            + argument.getClass().getName());
  }

  private long handle() {
    long module = handle.get();
    if (module == 0) {
      throw new IllegalStateException("this TorchScript module is closed");
    }
    return module;
  }

  @Override
  public void close() {
    long module = handle.getAndSet(0);
    if (module != 0) {
      JniUtils.deleteModule(module);
    }
  }
}
