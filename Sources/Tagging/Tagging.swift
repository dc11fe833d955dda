import Gongwen
