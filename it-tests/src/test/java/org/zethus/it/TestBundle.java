package org.zethus.it;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.osgi.annotation.versioning.Version;
import org.osgi.service.component.annotations.Component;

/** Compiles a plugin and makes its bundle, as a contributor's build does. */
final class TestBundle {
  private final Path folder;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> sources = new HashMap<>();

  /**
   * @param folder for sources, classes and the jar
   * @param name symbolic name
   */
  TestBundle(Path folder, String name, String version) {
    this.folder = folder;
    headers.put("Bundle-SymbolicName", name);
    headers.put("Bundle-Version", version);
  }

  TestBundle header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /**
   * @param name full name of a class
   * @param source its text, without the package
   */
  TestBundle type(String name, String source) {
    int dot = name.lastIndexOf('.');
    sources.put(name, "package %s;%n%s".formatted(name.substring(0, dot), source));
    return this;
  }

  /** {@return the jar} */
  Path build() {
    try {
      Path jar =
          folder.resolve(
              "%s-%s.jar"
                  .formatted(headers.get("Bundle-SymbolicName"), headers.get("Bundle-Version")));
      Path root = Files.createTempDirectory(folder, "bundle");
      Path classes = Files.createDirectory(root.resolve("classes"));
      compile(root, classes);
      try (Builder builder = new Builder()) {
        builder.setProperty("-privatepackage", "org.example.*");
        builder.setProperty("-noimportjava", "true");
        headers.forEach(builder::setProperty);
        builder.setClasspath(
            Stream.concat(Stream.of(classes), compilePath().stream())
                .map(Path::toFile)
                .toArray(File[]::new));
        Jar made = builder.build();
        if (!builder.getErrors().isEmpty()) {
          throw new IllegalStateException(builder.getErrors().toString());
        }
        made.write(jar.toFile());
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void compile(Path root, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = root.resolve(source.getKey().replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
      }
      List<Path> all =
          sources.keySet().stream()
              .map(name -> root.resolve(name.replace('.', '/') + ".java"))
              .toList();
      boolean done =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "--release",
                      "17",
                      "-proc:none",
                      "-d",
                      classes.toString(),
                      "-cp",
                      join(compilePath())),
                  null,
                  files.getJavaFileObjectsFromPaths(all))
              .call();
      if (!done) {
        throw new IllegalStateException(messages.toString());
      }
    }
  }

  private static String join(List<Path> path) {
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** {@return what a contributor compiles against: the product's jars and the annotations} */
  private static List<Path> compilePath() throws IOException {
    List<Path> path = new ArrayList<>();
    for (String jars : List.of("bundles/2", "lib")) {
      try (Stream<Path> files = Files.list(Product.folder().resolve(jars))) {
        path.addAll(files.sorted().toList());
      }
    }
    for (Class<?> annotation : List.of(Component.class, Version.class)) {
      path.add(Path.of(annotation.getProtectionDomain().getCodeSource().getLocation().getPath()));
    }
    return path;
  }
}
