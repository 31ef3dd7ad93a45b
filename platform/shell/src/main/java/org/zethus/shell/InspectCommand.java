package org.zethus.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.config.Json;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorFiles;
import org.zethus.api.tensor.TensorSource;
import org.zethus.command.InspectArguments;

/** Lists a checkpoint's tensors; reads none of their elements. */
@Component(service = Command.class)
@ZethusCommand("inspect")
public final class InspectCommand implements Command<InspectArguments> {
  @Override
  public void run(InspectArguments arguments, Call call) {
    Path typed = Objects.requireNonNull(arguments.file, "the parser asks for it");
    Path place = Places.find(typed.toString()).orElse(typed);
    try (TensorSource tensors = TensorFiles.open(place)) {
      if (arguments.json) {
        call.out().print(Json.writePretty(json(tensors)));
      } else {
        print(tensors, call.out());
      }
    }
  }

  private static void print(TensorSource tensors, PrintStream out) {
    Table table = new Table("NAME", "SHAPE", "TYPE");
    tensors.names().forEach(name -> table.row(name, shape(tensors, name), tensors.dtype(name)));
    table.print(out);
    out.println();
    tensors.metadata().forEach((key, value) -> out.printf("%s: %s%n", key, value));
    out.printf(
        Locale.ROOT,
        "%s: %,d tensors, %,d parameters (%s), %,d bytes%n",
        tensors.name(),
        tensors.names().size(),
        parameters(tensors),
        byType(tensors).entrySet().stream()
            .map(type -> "%,d %s".formatted(type.getValue(), type.getKey()))
            .collect(Collectors.joining(", ")),
        bytes(tensors));
  }

  private static String shape(TensorSource tensors, String name) {
    return LongStream.of(tensors.shape(name))
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static Map<String, Object> json(TensorSource tensors) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", tensors.name());
    json.put("metadata", tensors.metadata());
    json.put("parameters", parameters(tensors));
    json.put("bytes", bytes(tensors));
    List<Object> list = new ArrayList<>();
    for (String name : tensors.names()) {
      Map<String, Object> tensor = new LinkedHashMap<>();
      tensor.put("name", name);
      tensor.put("shape", LongStream.of(tensors.shape(name)).boxed().toList());
      tensor.put("dtype", tensors.dtype(name).name());
      list.add(tensor);
    }
    json.put("tensors", list);
    return json;
  }

  private static long parameters(TensorSource tensors) {
    return byType(tensors).values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> byType(TensorSource tensors) {
    Map<String, Long> byType = new TreeMap<>();
    for (String name : tensors.names()) {
      long elements = Tensor.elements(tensors.shape(name));
      byType.merge(tensors.dtype(name).name(), elements, Long::sum);
    }
    return byType;
  }

  private static long bytes(TensorSource tensors) {
    return tensors.names().stream()
        .mapToLong(name -> Tensor.elements(tensors.shape(name)) * tensors.dtype(name).bytes())
        .sum();
  }
}
