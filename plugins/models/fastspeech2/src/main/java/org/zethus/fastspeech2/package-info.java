/** FastSpeech 2. */
@NullMarked
package org.zethus.fastspeech2;

import org.jspecify.annotations.NullMarked;
