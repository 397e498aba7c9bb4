/** Heroku, spoken to through its APIs: config vars, captures of databases and restores onto them. */
package io.jenkins.plugins.backhaul.heroku;
