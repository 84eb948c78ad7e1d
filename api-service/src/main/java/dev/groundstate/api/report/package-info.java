/** What an experiment came to, told in whole once it has ended: for people, spreadsheets and programs. */
@NullMarked
package dev.groundstate.api.report;

import org.jspecify.annotations.NullMarked;
