/** Whether the topics of changed rows, folded by key, are the tables. */
package io.rostrum.cdc.comparison;
