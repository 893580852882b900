"""What is offered for taking away, told once: every format of metadata is made from the same model."""
