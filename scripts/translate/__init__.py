"""`translate`: what translators need, from the first page of a new language to the checked one."""
