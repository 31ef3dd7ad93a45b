package org.zethus.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a record component whose key is absent, or null where the component is not nullable;
 * without it the key must be there.
 */
// On fields too: bnd does not look at components, and the bundle would not import this package.
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
  /** JSON, or the text of a string or enum value. */
  String value();
}
