package org.zethus.tf;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.GraphOperation;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.tf.file.TensorFlowCheckpoint;

/**
 * A SavedModel on disk that has been looked through: its graph, and every checksum of its
 * variables.
 *
 * @param folder where it lies
 * @param model the part of it that is meant to be served
 */
record SavedModelFile(Path folder, MetaGraphDef model) {
  private static final String GRAPH = "saved_model.pb";
  private static final String VARIABLES = "variables/variables";
  private static final String SERVE = "serve";
  private static final String INIT_SIGNATURE = "__saved_model_init_op";
  private static final List<String> INIT_COLLECTIONS =
      List.of("saved_model_main_op", "legacy_init_op");

  /** Other forms of a graph that TensorFlow would prefer to the one that is checked. */
  private static final List<String> OTHER_GRAPHS = List.of("saved_model.cpb", "saved_model.pbtxt");

  /**
   * Reads and checks a SavedModel.
   *
   * @throws ZethusException if it is missing or broken, or would do what a model has no need to
   */
  static SavedModelFile read(Path folder) {
    for (String other : OTHER_GRAPHS) {
      if (Files.exists(folder.resolve(other))) {
        throw new ZethusException(
            "%s has a %s, which is not read; save the model again, with %s alone"
                .formatted(folder, other, GRAPH));
      }
    }
    Path file = folder.resolve(GRAPH);
    MetaGraphDef model = serving(parse(file), file);
    GraphCheck graph = new GraphCheck(model.getGraphDef(), file.toString());
    graph.requireAllowed(outputs(model), Operations::isHarmless, "the model");
    graph.requireAllowed(initialisers(model), Operations::isHarmless, "starting the model");
    graph.requireAllowed(
        List.of(GraphCheck.source(model.getSaverDef().getRestoreOpName())),
        operation -> Operations.isHarmless(operation) || operation.equals(Operations.RESTORE),
        "restoring the variables");
    requireSignaturesFit(model, graph, file);
    if (Files.exists(folder.resolve(VARIABLES + ".index"))) {
      TensorFlowCheckpoint.read(
          suffix -> map(folder.resolve(VARIABLES + suffix)), folder.resolve(VARIABLES).toString());
    }
    return new SavedModelFile(folder, model);
  }

  private static SavedModel parse(Path file) {
    try {
      return SavedModel.parseFrom(map(file));
    } catch (InvalidProtocolBufferException e) {
      throw new ZethusException(
          "%s is no SavedModel, or not whole: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static MetaGraphDef serving(SavedModel saved, Path file) {
    return saved.getMetaGraphsList().stream()
        .filter(graph -> graph.getMetaInfoDef().getTagsList().contains(SERVE))
        .findFirst()
        .orElseThrow(
            () -> new ZethusException("%s has no graph with the tag '%s'".formatted(file, SERVE)));
  }

  private static ByteBuffer map(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new ZethusException(
            "%s has %d bytes, expected less than 2 GiB".formatted(file, channel.size()));
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static List<String> outputs(MetaGraphDef model) {
    List<String> nodes = new ArrayList<>();
    for (SignatureDef signature : model.getSignatureDefMap().values()) {
      signature
          .getOutputsMap()
          .values()
          .forEach(info -> nodes.add(GraphCheck.source(info.getName())));
    }
    return nodes;
  }

  private static List<String> initialisers(MetaGraphDef model) {
    List<String> nodes = new ArrayList<>();
    for (String name : INIT_COLLECTIONS) {
      CollectionDef collection = model.getCollectionDefMap().get(name);
      if (collection != null) {
        collection.getNodeList().getValueList().forEach(node -> nodes.add(GraphCheck.source(node)));
      }
    }
    SignatureDef signature = model.getSignatureDefMap().get(INIT_SIGNATURE);
    if (signature != null) {
      signature
          .getOutputsMap()
          .values()
          .forEach(info -> nodes.add(GraphCheck.source(info.getName())));
    }
    return nodes;
  }

  private static void requireSignaturesFit(MetaGraphDef model, GraphCheck graph, Path file) {
    model
        .getSignatureDefMap()
        .forEach(
            (name, signature) -> {
              List<TensorInfo> ports = new ArrayList<>(signature.getInputsMap().values());
              ports.addAll(signature.getOutputsMap().values());
              for (TensorInfo port : ports) {
                if (!graph.has(GraphCheck.source(port.getName()))) {
                  throw new ZethusException(
                      "%s is broken: signature '%s' refers to '%s', which there is not"
                          .formatted(file, name, port.getName()));
                }
              }
            });
  }

  /**
   * Gives the model to TensorFlow.
   *
   * @throws ZethusException if there is no such signature, or TensorFlow refuses the model
   */
  TensorGraph load(String signature) {
    SignatureDef wanted = model.getSignatureDefMap().get(signature);
    if (wanted == null) {
      throw new ZethusException(
          "%s has no signature '%s'; it has %s"
              .formatted(folder, signature, model.getSignatureDefMap().keySet()));
    }
    Map<String, TensorGraph.Port> inputs = ports(wanted.getInputsMap());
    Map<String, TensorGraph.Port> outputs = ports(wanted.getOutputsMap());
    try {
      SavedModelBundle bundle =
          SavedModelBundle.loader(folder.toString())
              .withTags(SERVE)
              .withConfigProto(Threads.config())
              .load();
      requirePorts(bundle, inputs);
      requirePorts(bundle, outputs);
      return new TensorGraph(bundle.session(), bundle, inputs, outputs);
    } catch (TensorFlowException | IllegalArgumentException | IllegalStateException e) {
      throw new ZethusException(
          "TensorFlow refuses the SavedModel in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Only TensorFlow knows how many outputs an operation has, and of which types. */
  private void requirePorts(SavedModelBundle bundle, Map<String, TensorGraph.Port> ports) {
    ports.forEach(
        (name, port) -> {
          GraphOperation operation = bundle.graph().operationOrThrow(port.operation());
          if (port.index() >= operation.numOutputs()
              || operation.output(port.index()).dataType() != port.type()) {
            bundle.close();
            throw new ZethusException(
                "%s is broken: '%s' is said to be output %d of '%s' and %s, which it is not"
                    .formatted(folder, name, port.index(), port.operation(), port.type()));
          }
        });
  }

  private static Map<String, TensorGraph.Port> ports(Map<String, TensorInfo> infos) {
    Map<String, TensorGraph.Port> ports = new LinkedHashMap<>();
    infos.forEach((name, info) -> ports.put(name, port(info)));
    return ports;
  }

  private static TensorGraph.Port port(TensorInfo info) {
    String operation = GraphCheck.source(info.getName());
    String index = info.getName().substring(operation.length());
    if (!index.matches(":\\d{1,5}")) {
      throw new ZethusException("'%s' names no output of a node".formatted(info.getName()));
    }
    TensorShapeProto shape = info.getTensorShape();
    return new TensorGraph.Port(
        operation,
        Integer.parseInt(index.substring(1)),
        info.getDtype(),
        shape.getUnknownRank() || !info.hasTensorShape()
            ? null
            : shape.getDimList().stream().mapToLong(TensorShapeProto.Dim::getSize).toArray());
  }
}
