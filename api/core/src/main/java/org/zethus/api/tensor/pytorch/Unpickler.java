package org.zethus.api.tensor.pytorch;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;

/**
 * Python's stack machine for pickles, protocols 2 to 5, restricted: it calls only the functions
 * that {@link Globals} has. It makes {@link Table}, {@link Sequence}, {@link String}, {@link Long},
 * {@link BigInteger}, {@link Double}, {@link Boolean}, {@code byte[]}, {@link None}, and what those
 * functions make. Its time and memory are in proportion to the pickle's length.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">the opcodes</a>
 */
final class Unpickler {
  private static final int LARGEST_NUMBER = 64; // bytes
  private static final int NEWEST_PROTOCOL = 5;
  private static final int MOST_OPCODES = 4_000_000; // a thousand tensors need some 30,000

  private final PickleInput in;
  private final Globals globals;
  private final List<Object> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();
  private int at;

  private Unpickler(PickleInput in, Globals globals) {
    this.in = in;
    this.globals = globals;
  }

  /**
   * {@return what the next pickle describes}
   *
   * @throws ZethusException if it calls what it may not or is no whole pickle; the message says
   *     where
   */
  static Object load(PickleInput in, Globals globals) {
    return new Unpickler(in, globals).run();
  }

  private Object run() {
    for (int i = 0; i < MOST_OPCODES; i++) {
      at = in.position();
      int opcode = in.u1();
      if (opcode == '.') {
        return pop();
      }
      step(opcode);
    }
    throw in.bad(at, "it does not end after %d opcodes".formatted(MOST_OPCODES));
  }

  private void step(int opcode) {
    switch (opcode) {
      case 0x80 -> protocol(in.u1());
      case 0x95 -> in.i8(); // length of a frame; what follows is read as it comes
      case '(' -> marks.add(stack.size());
      case '0' -> pop();
      case '1' -> popMark();
      case '2' -> push(top());
      case 'N' -> push(None.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) in.u1());
      case 'M' -> push((long) in.u2());
      case 'J' -> push((long) in.i4());
      case 0x8a -> push(number(in.u1()));
      case 0x8b -> push(number(in.i4()));
      case 'G' -> push(in.f8());
      case 'U' -> push(in.text(in.u1(), StandardCharsets.ISO_8859_1));
      case 'T' -> push(in.text(in.i4(), StandardCharsets.ISO_8859_1));
      case 0x8c -> push(in.text(in.u1(), StandardCharsets.UTF_8));
      case 'X' -> push(in.text(in.i4() & 0xffffffffL, StandardCharsets.UTF_8));
      case 0x8d -> push(in.text(in.i8(), StandardCharsets.UTF_8));
      case 'C' -> push(in.raw(in.u1()));
      case 'B' -> push(in.raw(in.i4() & 0xffffffffL));
      case 0x8e, 0x96 -> push(in.raw(in.i8()));
      default -> containers(opcode);
    }
  }

  private void containers(int opcode) {
    switch (opcode) {
      case ']', ')', 0x8f -> push(new Sequence());
      case 'l', 't', 0x91 -> push(new Sequence(popMark()));
      case 0x85 -> push(new Sequence(popLast(1)));
      case 0x86 -> push(new Sequence(popLast(2)));
      case 0x87 -> push(new Sequence(popLast(3)));
      case 'a' -> {
        Object item = pop();
        top(Sequence.class).items().add(item);
      }
      case 'e', 0x90 -> {
        List<Object> items = popMark();
        top(Sequence.class).items().addAll(items);
      }
      case '}' -> push(new Table());
      case 'd' -> {
        Table table = new Table();
        putAll(table, popMark());
        push(table);
      }
      case 's' -> {
        List<Object> pair = popLast(2);
        putAll(top(Table.class), pair);
      }
      case 'u' -> {
        List<Object> pairs = popMark();
        putAll(top(Table.class), pairs);
      }
      case 'q' -> memo.put((long) in.u1(), top());
      case 'r' -> memo.put(in.i4() & 0xffffffffL, top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'h' -> push(remembered(in.u1()));
      case 'j' -> push(remembered(in.i4() & 0xffffffffL));
      default -> objects(opcode);
    }
  }

  private void objects(int opcode) {
    switch (opcode) {
      case 'c' -> {
        String module = in.line();
        push(globals.find(module, in.line()));
      }
      case 0x93 -> {
        String name = pop(String.class);
        push(globals.find(pop(String.class), name));
      }
      case 'R', 0x81 -> {
        Sequence arguments = pop(Sequence.class);
        push(call(pop(), arguments));
      }
      case 'b' -> {
        Object state = pop();
        build(top(), state);
      }
      case 'Q' -> push(fitting("a storage's description", () -> globals.storage(pop())));
      default ->
          throw in.bad(
              at,
              "is the opcode 0x%02x, which no checkpoint of tensors and plain containers needs"
                  .formatted(opcode));
    }
  }

  private void protocol(int version) {
    if (version > NEWEST_PROTOCOL) {
      throw in.bad(at, "is protocol %d, expected at most %d".formatted(version, NEWEST_PROTOCOL));
    }
  }

  private Object number(int length) {
    if (length < 0 || length > LARGEST_NUMBER) {
      throw in.bad(
          at, "is a number of %d bytes, expected at most %d".formatted(length, LARGEST_NUMBER));
    }
    byte[] bytes = in.raw(length);
    for (int i = 0; i < length / 2; i++) {
      byte swapped = bytes[i];
      bytes[i] = bytes[length - 1 - i];
      bytes[length - 1 - i] = swapped;
    }
    BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private Object call(Object callee, Sequence arguments) {
    if (!(callee instanceof Global global)) {
      throw in.bad(at, "something is called that is no function");
    }
    Global.Function function = global.function();
    if (function == null) {
      throw refused(global);
    }
    return fitting("a call of " + global, () -> function.call(arguments.items()));
  }

  private ZethusException refused(Global global) {
    return in.bad(
        at,
        "it calls %s, which is neither a tensor nor a plain container, and is not run. If you trust its maker, load it with PyTorch and save the weights alone: torch.save(model.state_dict(), …)"
            .formatted(global));
  }

  private void build(Object object, Object state) {
    if (!(object instanceof Buildable buildable)) {
      throw in.bad(at, "a state is given to what takes none");
    }
    fitting(
        "a state",
        () -> {
          buildable.build(state);
          return object;
        });
  }

  /** What a call was given may be of any type; what does not fit ends here. */
  private Object fitting(String what, java.util.function.Supplier<Object> body) {
    try {
      return body.get();
    } catch (ClassCastException | IndexOutOfBoundsException e) {
      throw in.bad(at, what + " has other arguments than PyTorch's");
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw in.bad(at, "%s: %s".formatted(what, e.getMessage()));
    }
  }

  private void putAll(Table table, List<Object> pairs) {
    if (pairs.size() % 2 != 0) {
      throw in.bad(at, "a dictionary has a key without a value");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      table.entries().put(pairs.get(i), pairs.get(i + 1));
    }
  }

  private Object remembered(long index) {
    Object value = memo.get(index);
    if (value == null) {
      throw in.bad(at, "nothing is remembered as %d".formatted(index));
    }
    return value;
  }

  private void push(Object value) {
    stack.add(value);
  }

  /** {@return how many values lie below the last mark and are not to be touched} */
  private int floor() {
    return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
  }

  private List<Object> popLast(int count) {
    int begin = stack.size() - count;
    if (begin < floor()) {
      throw in.bad(at, "a value is missing");
    }
    List<Object> tail = stack.subList(begin, stack.size());
    List<Object> values = new ArrayList<>(tail);
    tail.clear();
    return values;
  }

  private List<Object> popMark() {
    if (marks.isEmpty()) {
      throw in.bad(at, "a mark is missing");
    }
    List<Object> values = popLast(stack.size() - floor());
    marks.remove(marks.size() - 1);
    return values;
  }

  private Object pop() {
    return popLast(1).get(0);
  }

  private <T> T pop(Class<T> type) {
    return typed(pop(), type);
  }

  private Object top() {
    Object top = pop();
    push(top);
    return top;
  }

  private <T> T top(Class<T> type) {
    return typed(top(), type);
  }

  private <T> T typed(Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw in.bad(
          at,
          "there is a %s, expected a %s"
              .formatted(value.getClass().getSimpleName(), type.getSimpleName()));
    }
    return type.cast(value);
  }
}
