"""The programs of the portal. Start them with: python3 -m scripts"""
