package org.zethus.api.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The name by which recipes find a plugin, e.g. {@code hifigan}; the service property {@code
 * plugin.id}, so that listing starts nothing.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PluginId {
  /** The id: lower-case letters, digits and {@code -}. */
  String value();
}
