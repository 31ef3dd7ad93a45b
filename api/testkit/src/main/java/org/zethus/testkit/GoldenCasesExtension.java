package org.zethus.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Finds the cases a test claims, runs it for each, and notes the result for the build's summary.
 */
final class GoldenCasesExtension implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(GoldenCases.class);
  }

  @Override
  public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
    return true; // the root that somebody names may hold no case of this model
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    GoldenCases wanted = context.getRequiredTestMethod().getAnnotation(GoldenCases.class);
    if (!Arrays.stream(wanted.needs()).allMatch(GoldenCasesExtension::isOnPath)) {
      return Stream.empty();
    }
    boolean ownCases = System.getProperty("golden.root", "").isEmpty();
    List<GoldenCase> cases =
        GoldenRoot.folders(root(context)).stream()
            .map(GoldenCase::read)
            .filter(golden -> claims(wanted, golden))
            .toList();
    if (ownCases && cases.isEmpty()) {
      throw new IllegalStateException(
          "no golden case %s '%s' in this module's test resources golden/"
              .formatted(wanted.area(), wanted.model()));
    }
    return cases.stream().map(Invocation::new);
  }

  private static Path root(ExtensionContext context) {
    String root = System.getProperty("golden.root", "");
    if (!root.isEmpty()) {
      return Path.of(root);
    }
    var resource = context.getRequiredTestClass().getResource("/golden");
    if (resource == null) {
      throw new IllegalStateException("no test resources golden/ in this module");
    }
    return Path.of(java.net.URI.create(resource.toString()));
  }

  private static boolean claims(GoldenCases wanted, GoldenCase golden) {
    boolean area = wanted.area().equals(golden.area()) || !GoldenRoot.AREAS.contains(golden.area());
    return area
        && wanted.model().equals(golden.model())
        && outputs(golden).containsAll(List.of(wanted.outputs()));
  }

  private static Set<String> outputs(GoldenCase golden) {
    Set<String> outputs =
        golden.names().stream()
            .filter(name -> name.startsWith("out."))
            .map(name -> name.substring("out.".length()))
            .collect(Collectors.toSet());
    if (golden.json().get("outputs") instanceof Map<?, ?> described) {
      described.keySet().forEach(name -> outputs.add(String.valueOf(name)));
    }
    return outputs;
  }

  private static boolean isOnPath(String command) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  private record Invocation(GoldenCase golden)
      implements TestTemplateInvocationContext, ParameterResolver, AfterTestExecutionCallback {
    @Override
    public String getDisplayName(int index) {
      return golden.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == GoldenCase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return golden;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
      GoldenReport.note(golden.folder(), context.getExecutionException().isEmpty());
    }
  }
}
