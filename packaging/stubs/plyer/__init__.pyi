from plyer import facades as facades
