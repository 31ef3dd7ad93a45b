/** The registry over the framework's services. */
@NullMarked
package org.zethus.registry.internal;

import org.jspecify.annotations.NullMarked;
