/**
 * CREPE, computed by TensorFlow: waveforms in, F0 and how sure it is out; and errors of both
 * between recordings.
 */
@NullMarked
package org.zethus.crepe.evaluator;

import org.jspecify.annotations.NullMarked;
