/** The journal in the words of accountants' own tools. */
package io.rostrum.accounting.export;
