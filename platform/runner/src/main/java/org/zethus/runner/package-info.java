/** Recipe to plan, plan to stages, stages to artifacts. */
@NullMarked
package org.zethus.runner;

import org.jspecify.annotations.NullMarked;
