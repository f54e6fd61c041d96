"""What can be said, pressed, confirmed and filled in, area by area; `dialogs.router` joins the areas."""
