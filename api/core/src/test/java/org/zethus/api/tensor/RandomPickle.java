package org.zethus.api.tensor;

import java.util.Random;
import org.zethus.api.tensor.pytorch.Pickle;

/** Programs that a pickle can be: calls, tensors that lie, cycles, depth, in any order. */
final class RandomPickle {
  private static final String[][] FUNCTIONS = {
    {"os", "system"},
    {"builtins", "eval"},
    {"subprocess", "Popen"},
    {"torch", "load"},
    {"torch._utils", "_rebuild_tensor_v2"},
    {"torch._utils", "_rebuild_tensor_v3"},
    {"torch._utils", "_rebuild_parameter"},
    {"torch._tensor", "_rebuild_from_type_v2"},
    {"collections", "OrderedDict"},
    {"collections", "defaultdict"},
    {"builtins", "set"},
    {"numpy.core.multiarray", "scalar"},
    {"numpy", "dtype"},
    {"_codecs", "encode"},
    {"torch", "FloatStorage"},
    {"torch", "ComplexFloatStorage"},
    {"torch", "float32"},
    {"torch", "Size"},
    {"argparse", "Namespace"},
  };
  private static final long[] SIZES = {
    0, 1, 2, 3, 6, -1, 1 << 20, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final int[] OPCODES = {
    ']', '}', ')', '(', 't', 'l', 'd', 'e', 'a', 's', 'u', 'R', 'b', 'Q', '0', '1', '2', 'N', 0x81,
    0x85, 0x86, 0x87, 0x88, 0x8f, 0x90, 0x91, 0x93, 0x94
  };

  private final Random random;
  private final Pickle pickle = new Pickle();

  RandomPickle(Random random) {
    this.random = random;
  }

  byte[] file() {
    pickle.op('}', 'q', 0).text("state_dict").op('}', 'q', 1);
    for (int steps = 1 + random.nextInt(24); steps > 0; steps--) {
      step();
    }
    return pickle.op('s').legacyFile("0", 6);
  }

  private void step() {
    switch (random.nextInt(10)) {
      case 0 -> function();
      case 1, 2 -> pickle.text("w" + random.nextInt(9)).op('h', random.nextInt(3), 's');
      case 3, 4, 5 -> {
        pickle.text("t" + random.nextInt(9));
        int rank = random.nextInt(4);
        pickle.tensor("0", random.nextInt(8) == 0 ? size() : 6, size(2), sizes(rank), sizes(rank));
        pickle.op('s');
      }
      case 6 -> pickle.op('}', 'q', random.nextInt(4), '0');
      case 7 -> deep();
      case 8 -> pickle.number(size());
      default -> pickle.op(OPCODES[random.nextInt(OPCODES.length)]);
    }
  }

  private void function() {
    String[] function = FUNCTIONS[random.nextInt(FUNCTIONS.length)];
    pickle.global(function[0], function[1]);
    if (random.nextBoolean()) {
      pickle.mark();
      for (int i = random.nextInt(4); i > 0; i--) {
        pickle.op('h', random.nextInt(3));
      }
      pickle.op('t', 'R');
    }
  }

  private void deep() {
    for (int i = random.nextInt(2000); i > 0; i--) {
      pickle.op(']');
    }
    for (int i = random.nextInt(2000); i > 0; i--) {
      pickle.op('a');
    }
  }

  private long size() {
    return SIZES[random.nextInt(SIZES.length)];
  }

  /** Mostly small, so that some tensors are whole. */
  private long size(int bound) {
    return random.nextInt(24) == 0 ? size() : random.nextInt(bound);
  }

  private long[] sizes(int rank) {
    long[] sizes = new long[rank];
    for (int i = 0; i < rank; i++) {
      sizes[i] = size(4);
    }
    return sizes;
  }
}
