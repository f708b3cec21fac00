/** One Pinot with its ZooKeeper for development, run as a process of its own. */
package io.rostrum.pinot;
