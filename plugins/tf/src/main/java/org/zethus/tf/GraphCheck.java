package org.zethus.tf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.zethus.api.plugin.ZethusException;

/**
 * Looks through a graph before TensorFlow sees it: names, references and values are what they
 * should be, and whatever will be run is harmless. TensorFlow checks each operation by itself, but
 * believes sizes, and does what it is told.
 */
final class GraphCheck {
  private static final int MOST_NODES = 500_000;
  private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z0-9._/>\\\\-]{1,1024}");

  private final String name;
  private final Map<String, FunctionDef> functions = new HashMap<>();
  private final Map<String, NodeDef> nodes;
  private long elements;

  /**
   * Checks names, references and values.
   *
   * @param name how messages call the file
   */
  GraphCheck(GraphDef graph, String name) {
    this.name = name;
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      String called = function.getSignature().getName();
      if (functions.put(called, function) != null) {
        throw broken("there are two functions '%s'".formatted(called));
      }
    }
    nodes = byName(graph.getNodeList(), "the graph");
    checkNodes(nodes.values(), nodes.keySet(), "the graph");
    functions.forEach(this::checkFunction);
  }

  private Map<String, NodeDef> byName(List<NodeDef> list, String where) {
    if (list.size() > MOST_NODES) {
      throw broken(
          "%s has %d nodes, expected at most %d".formatted(where, list.size(), MOST_NODES));
    }
    Map<String, NodeDef> named = new LinkedHashMap<>();
    for (NodeDef node : list) {
      if (!NODE_NAME.matcher(node.getName()).matches() || named.put(node.getName(), node) != null) {
        throw broken(
            "%s has a node whose name is no name, or is another's: '%s'"
                .formatted(where, node.getName()));
      }
    }
    return named;
  }

  private void checkFunction(String called, FunctionDef function) {
    String where = "function '%s'".formatted(called);
    Map<String, NodeDef> inside = byName(function.getNodeDefList(), where);
    Set<String> known = new HashSet<>(inside.keySet());
    for (OpDef.ArgDef argument : function.getSignature().getInputArgList()) {
      known.add(argument.getName());
    }
    checkNodes(inside.values(), known, where);
    function
        .getRetMap()
        .forEach((result, from) -> requireKnown(from, known, where + ", result " + result));
  }

  private void checkNodes(Collection<NodeDef> list, Set<String> known, String where) {
    for (NodeDef node : list) {
      String place = "%s, node '%s'".formatted(where, node.getName());
      if (!node.getDevice().isEmpty()
          && !node.getDevice().toLowerCase(Locale.ROOT).contains("cpu")) {
        throw broken(
            "%s wants the device '%s'; there is the CPU alone".formatted(place, node.getDevice()));
      }
      node.getInputList().forEach(input -> requireKnown(input, known, place));
      ValueCheck check = new ValueCheck(functions.keySet(), name + ": " + place);
      node.getAttrMap().forEach((key, value) -> elements += check.check(key, value));
      if (elements > Integer.MAX_VALUE) {
        throw broken("its constants have more than 2^31 values");
      }
    }
  }

  private void requireKnown(String reference, Set<String> known, String place) {
    if (!known.contains(source(reference))) {
      throw broken("%s refers to '%s', which there is not".formatted(place, reference));
    }
  }

  /** {@return the node that {@code ^node}, {@code node:1} or {@code node:out:0} refers to} */
  static String source(String reference) {
    String plain = reference.startsWith("^") ? reference.substring(1) : reference;
    int colon = plain.indexOf(':');
    return colon < 0 ? plain : plain.substring(0, colon);
  }

  boolean has(String node) {
    return nodes.containsKey(node);
  }

  /**
   * Requires that what runs when some nodes are asked for is allowed.
   *
   * @param roots the nodes
   * @param what how messages call their purpose
   */
  void requireAllowed(Collection<String> roots, Predicate<String> allowed, String what) {
    Deque<NodeDef> open = new ArrayDeque<>();
    Deque<String> called = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    roots.forEach(root -> visit(root, seen, open));
    while (!open.isEmpty()) {
      NodeDef node = open.pop();
      requireAllowed(node, allowed, what);
      called.addAll(calls(node));
      node.getInputList().forEach(input -> visit(source(input), seen, open));
    }
    Set<String> seenFunctions = new HashSet<>();
    while (!called.isEmpty()) {
      FunctionDef function = functions.get(called.pop());
      if (function != null && seenFunctions.add(function.getSignature().getName())) {
        for (NodeDef node : function.getNodeDefList()) {
          requireAllowed(node, allowed, what);
          called.addAll(calls(node));
        }
      }
    }
  }

  private void requireAllowed(NodeDef node, Predicate<String> allowed, String what) {
    if (!allowed.test(node.getOp()) && !functions.containsKey(node.getOp())) {
      throw new ZethusException(
          "%s: %s runs '%s' (node '%s'), which is not among the operations that models may use here: it may touch files, or code outside of the model"
              .formatted(name, what, node.getOp(), node.getName()));
    }
  }

  private void visit(String node, Set<String> seen, Deque<NodeDef> open) {
    NodeDef found = nodes.get(node);
    if (found != null && seen.add(node)) {
      open.push(found);
    }
  }

  private static List<String> calls(NodeDef node) {
    List<String> calls = new ArrayList<>(List.of(node.getOp()));
    for (AttrValue value : node.getAttrMap().values()) {
      if (value.hasFunc()) {
        calls.add(value.getFunc().getName());
      }
      value.getList().getFuncList().forEach(function -> calls.add(function.getName()));
    }
    return calls;
  }

  private ZethusException broken(String what) {
    return new ZethusException("%s is broken: %s".formatted(name, what));
  }
}
