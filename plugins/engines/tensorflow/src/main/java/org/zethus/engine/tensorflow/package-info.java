/** TensorFlow's way into the process: its classes, and the guard that loads its libraries once. */
@NullMarked
package org.zethus.engine.tensorflow;

import org.jspecify.annotations.NullMarked;
