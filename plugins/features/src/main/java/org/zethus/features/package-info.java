/** Features as preprocessors: mel, pitch, energy, durations, phones. */
@NullMarked
package org.zethus.features;

import org.jspecify.annotations.NullMarked;
