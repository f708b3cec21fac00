/** Starting, watching and stopping the engines: each a process of its own, with its own class path. */
package io.rostrum.devstack.engine;
