/**
 * CREPE, computed by TensorFlow: waveforms in, F0 and how sure it is out; and errors of both
 * between recordings.
 */
@NullMarked
package org.zethus.evaluator.crepe;

import org.jspecify.annotations.NullMarked;
