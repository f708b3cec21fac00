/** The browser in which pages are looked at by programs. */
package io.rostrum.devstack.browser;
