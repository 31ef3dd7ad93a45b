/**
 * The product from outside: every test starts it as a person would, in a process of its own, and
 * looks at what it prints, what it writes, and how it ends.
 */
@NullMarked
package org.zethus.it;

import org.jspecify.annotations.NullMarked;
