/** Text front ends: from written text to phones. */
@NullMarked
package org.zethus.text;

import org.jspecify.annotations.NullMarked;
