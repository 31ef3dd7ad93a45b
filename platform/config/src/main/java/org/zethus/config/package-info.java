/** Configuration: files with a base config, overrides, and the records they are checked against. */
@NullMarked
package org.zethus.config;

import org.jspecify.annotations.NullMarked;
