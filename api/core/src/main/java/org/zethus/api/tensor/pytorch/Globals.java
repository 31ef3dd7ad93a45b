package org.zethus.api.tensor.pytorch;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.api.tensor.DType;

/**
 * The classes and functions of Python that checkpoints name, and what stands for them here: this
 * list is all that a pickle can run.
 */
class Globals {
  private static final String NAMES_OF_TENSORS = "torch._utils";
  private static final Set<String> BUILTINS = Set.of("builtins", "__builtin__");
  private static final Set<String> NUMPY =
      Set.of("numpy.core.multiarray", "numpy._core.multiarray");
  private static final Set<String> STORAGES =
      Set.of("torch", "torch.cuda", "torch.storage", "torch._C");
  private static final String STORAGE = "Storage";
  private static final int MOST_PAIRS = 1 << 20;
  private static final int MOST_DIMENSIONS = 64;

  /** Element types by the names of PyTorch's storages. */
  private static final Map<String, DType> STORED =
      Map.of(
          "Double", DType.F64,
          "Float", DType.F32,
          "Half", DType.F16,
          "BFloat16", DType.BF16,
          "Long", DType.I64,
          "Int", DType.I32,
          "Short", DType.I16,
          "Char", DType.I8,
          "Byte", DType.U8,
          "Bool", DType.BOOL);

  /** Element types by their names in {@code torch}. */
  private static final Map<String, DType> DTYPES =
      Map.of(
          "float64", DType.F64,
          "float32", DType.F32,
          "float16", DType.F16,
          "bfloat16", DType.BF16,
          "int64", DType.I64,
          "int32", DType.I32,
          "int16", DType.I16,
          "int8", DType.I8,
          "uint8", DType.U8,
          "bool", DType.BOOL);

  /**
   * A class of storages.
   *
   * @param name e.g. {@code FloatStorage}
   * @param type of its elements; null where bytes count
   */
  private record StorageClass(String name, @Nullable DType type) {}

  /**
   * What is known by name and kept, but of no use here: devices, arrays of NumPy, arguments of a
   * command line.
   */
  private static final class Inert implements Buildable {
    @Override
    public void build(Object state) {}
  }

  private final Map<String, Object> known = new HashMap<>();
  private long pairsCopied;

  Globals() {
    tensors();
    containers();
    numpy();
    DTYPES.forEach((name, dtype) -> known.put("torch." + name, dtype));
  }

  private void tensors() {
    function(NAMES_OF_TENSORS, "_rebuild_tensor", Globals::tensor);
    function(NAMES_OF_TENSORS, "_rebuild_tensor_v2", Globals::tensor);
    function(NAMES_OF_TENSORS, "_rebuild_tensor_v3", Globals::tensorOfBytes);
    function(NAMES_OF_TENSORS, "_rebuild_parameter", arguments -> tensorIn(arguments.get(0)));
    function(
        NAMES_OF_TENSORS, "_rebuild_parameter_with_state", arguments -> tensorIn(arguments.get(0)));
    function("torch._tensor", "_rebuild_from_type_v2", this::tensorOfType);
    function("torch", "Size", arguments -> arguments.get(0));
    function("torch", "device", arguments -> new Inert());
  }

  private void containers() {
    for (String name : List.of("OrderedDict", "defaultdict", "Counter")) {
      function("collections", name, this::table);
    }
    function("argparse", "Namespace", arguments -> new Inert());
    function("types", "SimpleNamespace", arguments -> new Inert());
    for (String builtins : BUILTINS) {
      function(builtins, "dict", this::table);
      for (String name : List.of("list", "tuple", "set", "frozenset")) {
        function(builtins, name, Globals::sequence);
      }
    }
  }

  private void numpy() {
    function("_codecs", "encode", arguments -> (String) arguments.get(0)); // bytes, as latin1
    function("numpy", "dtype", arguments -> new NumpyType((String) arguments.get(0)));
    for (String module : NUMPY) {
      function(
          module,
          "scalar",
          arguments -> ((NumpyType) arguments.get(0)).scalar(bytes(arguments.get(1))));
      function(module, "_reconstruct", arguments -> new Inert());
    }
  }

  private void function(String module, String name, Global.Function function) {
    known.put(module + "." + name, new Global(module, name, function));
  }

  /** {@return what stands for a name; for an unknown one something that cannot be called} */
  Object find(String module, String name) {
    Object found = known.get(module + "." + name);
    if (found != null) {
      return found;
    }
    if (STORAGES.contains(module) && name.endsWith(STORAGE)) {
      String kind = name.substring(0, name.length() - STORAGE.length());
      boolean bytes = kind.toLowerCase(Locale.ROOT).contains("untyped");
      DType type = STORED.get(kind);
      if (bytes || type != null) {
        return new StorageClass(name, type);
      }
    }
    return new Global(module, name, null);
  }

  /**
   * {@return a storage by its description} That is {@code ("storage", class, key, device,
   * elements)}, and before PyTorch 1.6 {@code (key of a view, first element, elements)} or {@code
   * None} behind them.
   */
  Storage storage(Object description) {
    List<Object> parts = ((Sequence) description).items();
    if (!parts.get(0).equals("storage")) {
      throw new IllegalArgumentException("describes no storage");
    }
    if (!(parts.get(1) instanceof StorageClass type)) {
      throw new IllegalArgumentException(
          "has elements of %s; those that can be read are floats, integers and booleans"
              .formatted(named(parts.get(1))));
    }
    String key = (String) parts.get(2);
    long elements = (Long) parts.get(4);
    if (parts.size() > 5 && parts.get(5) instanceof Sequence view) {
      long first = (Long) view.items().get(1);
      return new Storage(key, type.type(), first, (Long) view.items().get(2));
    }
    return new Storage(key, type.type(), 0, elements);
  }

  /** {@code (storage, offset, shape, strides, …)} */
  private static Object tensor(List<Object> arguments) {
    Storage storage = (Storage) arguments.get(0);
    DType type = storage.type();
    return view(arguments, storage, type == null ? DType.U8 : type);
  }

  /** {@code (storage, offset, shape, strides, requires_grad, hooks, dtype, …)} */
  private static Object tensorOfBytes(List<Object> arguments) {
    if (!(arguments.get(6) instanceof DType dtype)) {
      throw new IllegalArgumentException(
          "elements of %s; those that can be read are floats, integers and booleans"
              .formatted(named(arguments.get(6))));
    }
    return view(arguments, (Storage) arguments.get(0), dtype);
  }

  private static long[] sizes(Object argument) {
    Sequence sizes = (Sequence) argument;
    if (sizes.items().size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "%d dimensions, expected at most %d".formatted(sizes.items().size(), MOST_DIMENSIONS));
    }
    return sizes.longs();
  }

  private static String named(Object type) {
    return type instanceof Global global ? global.toString() : "no type";
  }

  private static StridedTensor view(List<Object> arguments, Storage storage, DType dtype) {
    return new StridedTensor(
        storage, dtype, (Long) arguments.get(1), sizes(arguments.get(2)), sizes(arguments.get(3)));
  }

  private static Object tensorIn(Object argument) {
    return (StridedTensor) argument;
  }

  /** {@code (function, class, arguments, state)} of a tensor that has attributes. */
  private Object tensorOfType(List<Object> arguments) {
    Global global = (Global) arguments.get(0);
    Global.Function function = global.function();
    if (function == null || !global.module().equals(NAMES_OF_TENSORS)) {
      throw new IllegalArgumentException("%s makes no tensor".formatted(global));
    }
    return function.call(((Sequence) arguments.get(2)).items());
  }

  /** An argument is a list of pairs; that of a {@code defaultdict} is a class. */
  private Object table(List<Object> arguments) {
    Table table = new Table();
    if (!arguments.isEmpty() && arguments.get(0) instanceof Sequence pairs) {
      pairsCopied += pairs.items().size();
      if (pairsCopied > MOST_PAIRS) {
        throw new IllegalArgumentException(
            "dictionaries of more than %d pairs".formatted(MOST_PAIRS));
      }
      for (Object pair : pairs.items()) {
        List<Object> both = ((Sequence) pair).items();
        table.entries().put(both.get(0), both.get(1));
      }
    }
    return table;
  }

  /** A list, tuple or set of a list: the same one, since a copy for every call has no bound. */
  private static Object sequence(List<Object> arguments) {
    return arguments.isEmpty() ? new Sequence() : (Sequence) arguments.get(0);
  }

  private static byte[] bytes(Object value) {
    return value instanceof String text
        ? text.getBytes(StandardCharsets.ISO_8859_1)
        : (byte[]) value;
  }
}
