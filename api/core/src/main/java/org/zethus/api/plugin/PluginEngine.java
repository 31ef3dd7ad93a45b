package org.zethus.api.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The engine a plugin computes with, e.g. {@code pytorch}; the service property {@code
 * plugin.engine}.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PluginEngine {
  /** The engine's name. */
  String value();
}
