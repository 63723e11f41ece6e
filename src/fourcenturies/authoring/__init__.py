"""What only an author of lessons needs: a lesson's text made into its solution notebook, and the limits it keeps."""
