package org.zethus.api.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The key of a record component where it is not the component's name in snake case. A record whose
 * key is empty has no section of its own: its keys stand beside the others, so that several configs
 * can share them.
 */
// On fields too: bnd does not look at components, and the bundle would not import this package.
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {
  /** The key as published; empty for a record without a section. */
  String value();
}
