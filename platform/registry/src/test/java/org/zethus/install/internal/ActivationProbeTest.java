package org.zethus.install.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.zethus.api.plugin.ZethusException;

class ActivationProbeTest {
  private final BundleContext context = fake(BundleContext.class, (proxy, method, values) -> null);
  private final ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();

  @Test
  void bundleWithAWorkingComponentPasses() {
    assertThatCode(() -> probe(component(String.class.getName())).check(bundle()))
        .doesNotThrowAnyException();
  }

  @Test
  void componentThatThrowsIsNamedWithItsReason() {
    configuration.failure = "java.lang.IllegalStateException: no such moon\n\tat Hum";
    assertThatThrownBy(() -> probe(component(String.class.getName())).check(bundle()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("org.example.hum 1.0.0", "java.lang.String", "no such moon");
  }

  @Test
  void componentWhoseClassIsNotInTheJarIsNamed() {
    assertThatThrownBy(() -> probe(component("org.example.Missing")).check(bundle()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("org.example.hum 1.0.0", "the class org.example.Missing");
  }

  @Test
  void descriptionThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> probe().check(bundle()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("org.example.hum 1.0.0", "OSGI-INF/hum.xml");
  }

  private ActivationProbe probe(ComponentDescriptionDTO... declared) {
    ServiceComponentRuntime components =
        fake(
            ServiceComponentRuntime.class,
            (proxy, method, values) ->
                method.getName().equals("getComponentDescriptionDTOs")
                    ? List.of(declared)
                    : List.of(configuration));
    return new ActivationProbe(context, components);
  }

  private static ComponentDescriptionDTO component(String type) {
    ComponentDescriptionDTO component = new ComponentDescriptionDTO();
    component.implementationClass = type;
    return component;
  }

  private static Bundle bundle() {
    Dictionary<String, String> headers = new Hashtable<>();
    headers.put("Service-Component", "OSGI-INF/hum.xml");
    return fake(
        Bundle.class,
        (proxy, method, values) ->
            switch (method.getName()) {
              case "getSymbolicName" -> "org.example.hum";
              case "getVersion" -> new Version(1, 0, 0);
              case "getHeaders" -> headers;
              case "loadClass" -> Class.forName((String) values[0]);
              default -> null;
            });
  }

  private static <T> T fake(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
