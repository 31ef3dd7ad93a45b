/** Plugins come and go; calls hold leases. */
@NullMarked
package org.zethus.registry;

import org.jspecify.annotations.NullMarked;
