package org.zethus.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once per golden case: a folder of numbers recorded from a reference model. The method
 * takes one {@link GoldenCase}. Cases are read from below {@code -Dgolden.root}, or from the
 * module's own test resource {@code golden/}; the test claims those of its area and model whose
 * outputs it names.
 */
@TestTemplate
@ExtendWith(GoldenCasesExtension.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface GoldenCases {
  /** The area, e.g. {@code vocoders}: the folder the case lies in. */
  String area();

  /** What {@code case.json} calls the model. */
  String model();

  /** Outputs a case must have, without {@code out.}; none: any case of the model. */
  String[] outputs() default {};

  /** Commands that must be on the PATH; where one is not, the case stays unclaimed. */
  String[] needs() default {};
}
