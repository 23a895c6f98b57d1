"""What does my unit owe, what first, and what do other units want us to take over?"""
