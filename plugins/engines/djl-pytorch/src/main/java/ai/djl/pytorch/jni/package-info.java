/** DJL's package, with one class of ours that needs to see its package-private members. */
@NullMarked
package ai.djl.pytorch.jni;

import org.jspecify.annotations.NullMarked;
