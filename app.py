"""The Streamlit entry: `streamlit run app.py`."""

from ohjaus.chat import main

main()
