"""Two names: may they be names of one?"""
